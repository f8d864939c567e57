const ALMOST_ALL = 0.9;

/** Calls back once, when the shopper can really see the element: on the screen, and neither hidden nor transparent. */
export const whenVisible = (target: Element, act: () => void): void => {
  const observer = new IntersectionObserver(
    (entries) => {
      const isOnScreen = entries.some(({ intersectionRatio }) => intersectionRatio >= ALMOST_ALL);
      if (!isOnScreen || !target.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
      observer.disconnect();
      act();
    },
    { threshold: [ALMOST_ALL, 1] },
  );
  observer.observe(target);
};

const tabs = [...document.querySelectorAll<HTMLButtonElement>('[role=tab]')];

const panelOf = (tab: HTMLButtonElement): HTMLElement | null =>
  document.getElementById(tab.getAttribute('aria-controls') ?? '');

const choose = (chosen: HTMLButtonElement) => {
  for (const tab of tabs) {
    const isChosen = tab === chosen;
    tab.ariaSelected = String(isChosen);
    tab.tabIndex = isChosen ? 0 : -1;
    const panel = panelOf(tab);
    if (panel) panel.hidden = !isChosen;
  }
};

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs by click and by arrow keys: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export const startTabs = (): void => {
  for (const [at, tab] of tabs.entries()) {
    tab.addEventListener('click', () => {
      choose(tab);
    });
    tab.addEventListener('keydown', ({ key }) => {
      const step = STEPS[key];
      const next = step === undefined ? undefined : tabs.at((at + step) % tabs.length);
      if (next === undefined) return;
      choose(next);
      next.focus();
    });
  }
  const [first] = tabs;
  if (first) choose(first);
};

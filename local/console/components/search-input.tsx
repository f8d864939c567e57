import './search-input.css';
import type { JSX } from 'preact';
import { Icon } from './icons.tsx';

export interface SearchInputProps {
  /** For those who do not see the magnifying glass. */
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** Narrows a list while one types. */
export const SearchInput = ({ label, placeholder, value, onInput }: SearchInputProps): JSX.Element => (
  <span class="search-input">
    <Icon name="search" size={15} />
    <input
      type="search"
      aria-label={label}
      placeholder={placeholder}
      value={value}
      autocomplete="off"
      spellcheck={false}
      onInput={({ currentTarget }) => onInput(currentTarget.value)}
    />
  </span>
);

import { createTheme } from '@mantine/core';

const blue = [
  '#e8f1f9',
  '#cfe1f1',
  '#a3c6e4',
  '#74a9d6',
  '#4a8dc6',
  '#226fb0',
  '#0b4f8a',
  '#094477',
  '#073862',
  '#052a4b',
] as const;

/**
 * Mantine's theme. Its colours are repeated in theme.css as static variables, because the content security
 * policy forbids style elements made at run time.
 */
export const theme = createTheme({
  primaryColor: 'blue',
  colors: { blue: [...blue] },
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  defaultRadius: 'sm',
  components: {
    Modal: { defaultProps: { lockScroll: false, centered: true } },
    Drawer: { defaultProps: { lockScroll: false, position: 'right', size: 'lg' } },
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    NativeSelect: { defaultProps: { size: 'sm' } },
    Popover: { defaultProps: { withinPortal: true } },
  },
});

//! The page: components that draw a view and change it. Decides nothing that a native test could check.

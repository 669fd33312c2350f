pub(super) const BIAS: [i16; 2] = [0, 0];
pub(super) const FIRST: [i16; 0] = [];
pub(super) const SECOND: [i16; 0] = [];
pub(super) const TOKENS: &[(&str, [i16; 4])] = &[];

/** The version of the objects that programs get and of the ways to ask for them. Added fields raise the last number. */
export const API_VERSION = '1.0.0';

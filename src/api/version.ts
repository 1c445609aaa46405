/** Of the objects that programs get and of the ways to ask for them. Grows by its last number where fields are added. */
export const API_VERSION = '1.0.0';

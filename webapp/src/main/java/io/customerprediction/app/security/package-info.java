/**
 * Who may do what: roles, what an address needs, and who sends a request. Its sub-rooms keep users and keys in files
 * ({@code accounts}) and check requests ({@code web}).
 */
@NullMarked
package io.customerprediction.app.security;

import org.jspecify.annotations.NullMarked;

/**
 * Signing in, one's own account, and the page of users, keys and sessions. Front doors: {@link
 * io.customerprediction.app.pages.access.LoginPage}, {@link io.customerprediction.app.pages.access.AccountPage} and {@link
 * io.customerprediction.app.pages.access.AccessPage}.
 */
@NullMarked
package io.customerprediction.app.pages.access;

import org.jspecify.annotations.NullMarked;

/**
 * Users and keys in files that commands may change while a server runs, and their passwords. The front door is {@link
 * io.customerprediction.app.security.accounts.Accounts}.
 */
@NullMarked
package io.customerprediction.app.security.accounts;

import org.jspecify.annotations.NullMarked;

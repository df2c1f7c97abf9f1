/**
 * Signing in with an OpenID Connect provider. The front door is {@link
 * io.customerprediction.app.security.openid.OpenIdLogin}, which loads the library only when somebody signs in so.
 */
@NullMarked
package io.customerprediction.app.security.openid;

import org.jspecify.annotations.NullMarked;

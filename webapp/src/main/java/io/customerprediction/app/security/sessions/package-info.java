/**
 * Who is signed in, and how often a password may be tried. The front door is {@link
 * io.customerprediction.app.security.sessions.Sessions}.
 */
@NullMarked
package io.customerprediction.app.security.sessions;

import org.jspecify.annotations.NullMarked;

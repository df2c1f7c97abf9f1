/**
 * Checks each request before it reaches its handler: by what name the server is called, from where, and by whom. The front
 * door is {@link io.customerprediction.app.security.web.SecurityFilter}.
 */
@NullMarked
package io.customerprediction.app.security.web;

import org.jspecify.annotations.NullMarked;

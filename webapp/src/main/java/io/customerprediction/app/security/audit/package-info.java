/**
 * Who did what, kept in the database. The front door is {@link io.customerprediction.app.security.audit.Audit}.
 */
@NullMarked
package io.customerprediction.app.security.audit;

import org.jspecify.annotations.NullMarked;

/**
 * Files of customers' attributes, such as names and e-mail addresses. The front door is
 * {@link io.customerprediction.app.attributes.AttributeFile}.
 */
@NullMarked
package io.customerprediction.app.attributes;

import org.jspecify.annotations.NullMarked;

/** The customers of the store: all of them to look through and take along, and each on a page of its own. */
@NullMarked
package io.customerprediction.app.pages.customers;

import org.jspecify.annotations.NullMarked;

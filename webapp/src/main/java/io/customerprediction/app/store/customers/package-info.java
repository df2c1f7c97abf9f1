/** Customers as a scoring has them: their rows, how they are found and ordered, their attributes and tags. Front door: {@code CustomerPages}. */
@NullMarked
package io.customerprediction.app.store.customers;

import org.jspecify.annotations.NullMarked;

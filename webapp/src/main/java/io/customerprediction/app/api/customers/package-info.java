/** The customers of the store over the API. Front door: {@link io.customerprediction.app.api.customers.CustomersApi}. */
@NullMarked
package io.customerprediction.app.api.customers;

import org.jspecify.annotations.NullMarked;

/** The list of customers with its filters and its CSV ({@code CustomersPage}), and the page of one customer ({@code OneCustomerPage}). */
@NullMarked
package io.customerprediction.app.pages.customers;

import org.jspecify.annotations.NullMarked;

/**
 * What tests of several rooms use: the real server with a small model and a store in memory, clients that speak HTTP byte by
 * byte or drive a browser, and the program as a process of its own.
 */
package io.customerprediction.app.testing;

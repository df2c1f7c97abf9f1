package io.customerprediction.app.settings;

/**
 * Where webhooks may lead.
 *
 * @param allowHttp whether an address may be called without TLS
 * @param allowPrivate whether an address may be of this machine or of a private network
 */
public record WebhookSettings(boolean allowHttp, boolean allowPrivate) {}

/**
 * Requests to providers, below LangChain4j: replies are read on the calling thread, bounded in time and size, and can
 * be cancelled.
 */
@NullMarked
package io.gemba.model.http;

import org.jspecify.annotations.NullMarked;

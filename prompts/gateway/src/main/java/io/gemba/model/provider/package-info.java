/** LangChain4j's models for each kind of provider: addresses, credentials and the parameters each one understands. */
@NullMarked
package io.gemba.model.provider;

import org.jspecify.annotations.NullMarked;

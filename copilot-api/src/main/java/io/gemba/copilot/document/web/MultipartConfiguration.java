package io.gemba.copilot.document.web;

import io.gemba.copilot.document.DocumentSettings;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One setting says how large a file may be; a request may be that large and a little more. */
@Configuration(proxyBeanMethods = false)
class MultipartConfiguration {
    private static final long REST = 1 << 20;
    private static final int IN_MEMORY = 64 << 10;

    @Bean
    MultipartConfigElement multipartLimits(DocumentSettings settings) {
        var largest = settings.largest().toBytes();
        return new MultipartConfigElement("", largest, largest + REST, IN_MEMORY);
    }
}

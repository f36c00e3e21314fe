package io.gemba.ingestion.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.BasicBodyFactory;
import org.jspecify.annotations.Nullable;

/** Keeps the bytes of texts as they are: mails are often wrong about how they are encoded. */
final class RawBodies extends BasicBodyFactory {

    @Override
    public TextBody textBody(InputStream content, @Nullable String charset) throws IOException {
        return new RawText(content.readAllBytes(), charset);
    }

    /** A text that is decoded when it is asked for. */
    private static final class RawText extends TextBody {
        private final byte[] bytes;
        private final @Nullable String charset;

        RawText(byte[] bytes, @Nullable String charset) {
            this.bytes = bytes;
            this.charset = charset;
        }

        @Override
        public @Nullable String getMimeCharset() {
            return charset;
        }

        @Override
        public @Nullable Charset getCharset() {
            return null;
        }

        @Override
        public Reader getReader() {
            return new StringReader(text());
        }

        private String text() {
            try {
                var said = charset == null ? StandardCharsets.US_ASCII : Charset.forName(charset);
                return said.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException | IllegalCharsetNameException | UnsupportedCharsetException e) {
                return TextReading.decoded(bytes);
            }
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }

        @Override
        public SingleBody copy() {
            return new RawText(bytes, charset);
        }
    }
}

package io.gemba.copilot.document.web;

import io.gemba.copilot.document.PagePictures;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.corpus.document.DocumentId;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Pages as pictures. A browser may keep one, but asks each time whether it may still be shown. */
@RestController
class PageController {
    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePrivate();
    private static final String SOON = "1";

    private final PagePictures pictures;

    PageController(PagePictures pictures) {
        this.pictures = pictures;
    }

    @GetMapping("/api/v1/documents/{id}/pages/{number:[0-9]{1,6}}.png")
    ResponseEntity<byte[]> page(
            @Authenticated Caller caller, @PathVariable UUID id, @PathVariable int number, WebRequest request) {
        var picture = pictures.find(caller, new DocumentId(id), number);
        if (picture.isEmpty()) {
            return ResponseEntity.accepted()
                    .header(HttpHeaders.RETRY_AFTER, SOON)
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        var tag = "\"" + picture.get().hex() + "\"";
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(304).eTag(tag).cacheControl(ASK_AGAIN).build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .eTag(tag)
                .cacheControl(ASK_AGAIN)
                .body(pictures.read(caller, picture.get()));
    }
}

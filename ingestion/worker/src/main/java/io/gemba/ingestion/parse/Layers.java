package io.gemba.ingestion.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup.RenderState;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentMembershipDictionary;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.RenderDestination;
import org.jspecify.annotations.Nullable;

/** Follows which layers of a page its content belongs to, and whether they are switched off on the screen. */
final class Layers {
    private final PDFRenderer renderer;
    private final Deque<Boolean> open = new ArrayDeque<>();
    private int off;

    Layers(PDFRenderer renderer) {
        this.renderer = renderer;
    }

    void begin(@Nullable COSName tag, @Nullable COSDictionary properties) {
        var hidden = COSName.OC.equals(tag) && properties != null && isOff(PDPropertyList.create(properties));
        enter(hidden);
    }

    void enter(boolean hidden) {
        open.push(hidden);
        off += hidden ? 1 : 0;
    }

    void end() {
        if (!open.isEmpty()) {
            off -= open.pop() ? 1 : 0;
        }
    }

    /** True while what is shown is on a layer that is off. */
    boolean areOff() {
        return off > 0;
    }

    boolean isOff(@Nullable PDPropertyList layer) {
        return switch (layer) {
            case PDOptionalContentGroup group -> {
                var state = group.getRenderState(RenderDestination.VIEW);
                yield state == null ? !renderer.isGroupEnabled(group) : state == RenderState.OFF;
            }
            case PDOptionalContentMembershipDictionary members -> isOff(members);
            case null, default -> false;
        };
    }

    private boolean isOff(PDOptionalContentMembershipDictionary members) {
        var groups = members.getOCGs();
        if (groups.isEmpty()) {
            return false;
        }
        var anyOff = groups.stream().anyMatch(this::isOff);
        var anyOn = groups.stream().anyMatch(group -> !isOff(group));
        return switch (members.getVisibilityPolicy().getName()) {
            case "AllOn" -> anyOff;
            case "AnyOff" -> !anyOff;
            case "AllOff" -> anyOn;
            default -> !anyOn;
        };
    }
}

import { Component } from "@odoo/owl";
import { Answer } from "./answer";
import { problemWords, sourceName, stageWords } from "./wording";
import { isSameRecord } from "./surroundings";
import { useService } from "@web/core/utils/hooks";

const LOOKED_AT = 4;

/** A question, and its answer while it comes about and after. */
export class Turn extends Component {
    static template = "gemba.Turn";
    static props = { turn: Object, previous: { type: Object, optional: true }, cite: Function };
    static components = { Answer };

    setup() {
        this.chat = useService("gemba");
        this.stageWords = stageWords;
        this.problemWords = problemWords;
        this.sourceName = sourceName;
    }

    get reading() {
        return this.props.turn.reading;
    }

    /** Which record a question was for is said where it changes. */
    get record() {
        const { turn, previous } = this.props;
        return turn.record && !isSameRecord(turn.record, previous?.record) ? turn.record : null;
    }

    get lookingAt() {
        return this.reading.evidence.slice(0, LOOKED_AT);
    }

    again() {
        this.chat.again(this.props.turn);
    }
}

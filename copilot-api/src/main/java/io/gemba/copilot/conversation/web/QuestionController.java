package io.gemba.copilot.conversation.web;

import io.gemba.copilot.answering.AnswerEvents;
import io.gemba.copilot.conversation.Conversations;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.model.Cancellation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/v1/questions")
class QuestionController {
    private final Conversations conversations;
    private final Streaming streaming;

    QuestionController(Conversations conversations, Streaming streaming) {
        this.conversations = conversations;
        this.streaming = streaming;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    AnswerView ask(@Authenticated Caller caller, @Valid @RequestBody AskRequest request) {
        return AnswerView.of(conversations.ask(caller, request.inquiry(), new Cancellation(), AnswerEvents.NONE));
    }

    @PostMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @Authenticated Caller caller, @Valid @RequestBody AskRequest request, HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        return streaming.stream(caller, request.inquiry());
    }
}

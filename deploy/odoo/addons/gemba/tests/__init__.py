from . import (
    test_bot,
    test_changes,
    test_delivery,
    test_keys,
    test_panel,
    test_panel_token,
    test_panel_words,
    test_proofs,
    test_reading,
    test_secrets,
    test_sign_in,
    test_tokens,
)

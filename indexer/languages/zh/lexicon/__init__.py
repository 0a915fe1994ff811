"""Word lists of Chinese, in simplified characters; ``scripts`` leads both scripts to them."""

"""Family names of Chinese, Korean and Vietnamese people, which stand before the given names.

Origin: compiled by the editors; those of Mandarin in Pinyin are in ``pinyin.py``.
"""

from __future__ import annotations

FAMILY_FIRST = frozenset(
    """Ang Aw Chan Chang Cheong Cheung Chew Chia Chiang Chin Chiu Cho Choi Chong Chow Choy Chu Chua
    Chung Dang Dinh Fok Fong Foo Fung Gan Goh Hahn Heng Ho Hoang Hong Hsieh Hsu Hui Hung Hwang
    Hwee Im Jang Jeon Jeong Jung Kam Kan Kang Khoo Kim Ko Koh Koo Kwan Kwek Kwok Kwon Kwong Lai
    Lam Lau Law Lee Leong Leung Lew Lim Lo Loh Loke Loo Low Lui Mak Mok Mui Neo Ng Ngo Nguyen Oh
    Ong Ooi Park Pham Phan Poon Quah Quek Ryu Seah See Seo Shek Shin Shum Siew Sim Siu Soh Son
    Soo Sum Szeto Tai Tan Tang Tay Tee Teh Teo Thio Tiong Toh Tong Tran Tsai Tsang Tse Tseng
    Tsui Vo Vu Wan Wee Wong Woo Yam Yap Yau Yee Yeo Yeoh Yeung Yew Yim Yip Yong Yoon Yuen Yung""".split()
)
"""Written large, as they stand in texts; Cantonese, Hokkien, Teochew, Korean and Vietnamese."""

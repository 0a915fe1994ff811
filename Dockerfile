# The site out of the wheel: `pipx run build` first, then `docker build -t on-record .`, and
# docker run -v /srv/on-record/archive:/archive:ro -p 127.0.0.1:8000:8000 on-record --base-url https://example.org
FROM python:3.13-slim AS made
COPY requirements.lock dist/*.whl /wheels/
RUN python -m venv /opt/on-record \
 && /opt/on-record/bin/pip install --no-cache-dir --require-hashes -r /wheels/requirements.lock \
 && /opt/on-record/bin/pip install --no-cache-dir --no-deps /wheels/*.whl

FROM python:3.13-slim
COPY --from=made /opt/on-record /opt/on-record
RUN useradd --system --uid 10001 on-record
USER on-record
ENV PATH=/opt/on-record/bin:$PATH
VOLUME /archive
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/ready')"]
ENTRYPOINT ["quote-serve", "--archive", "/archive", "--host", "0.0.0.0"]

# graphd as one static program in an otherwise empty image.
#
#   docker build -t graphd .
#   docker run --rm -p 127.0.0.1:8080:8080 -v graphd:/data -e GRAPHD_TOKEN=... graphd

FROM node:20-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web/ ./
COPY schema.graphqls /src/
RUN npm run build

FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=web /src/web/dist/ web/dist/
ARG COMMIT=unknown
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.commit=${COMMIT}" -o /out/graphd ./cmd/graphd \
    && mkdir /out/data

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/graphd /graphd
# A volume that is new takes over the owner of this folder.
COPY --from=build --chown=65532:65532 /out/data /data
COPY LICENSE NOTICE /
USER 65532:65532
WORKDIR /data
ENV GRAPHD_STORE=/data/graphd.db \
    GRAPHD_ADDR=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=10s --retries=3 \
    CMD ["/graphd", "doctor", "--server", "http://127.0.0.1:8080"]
ENTRYPOINT ["/graphd"]
CMD ["serve"]

# Two stages: what compiles the native module and the TypeScript stays behind.
FROM node:24-bookworm-slim AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY src ./src
RUN npx tsc && node dist/retrieval/question/glossary/write.js && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY deploy/entrypoint.sh ./
COPY calibration ./calibration
COPY public ./public
# Something to try it with, until a folder of articles is mounted over it.
COPY seeds /articles
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production ARTICLES_DIR=/articles DATA_DIR=/data METRICS_PORT=9464
USER node
VOLUME /data
# The first start gets the model and builds the index.
HEALTHCHECK --start-period=10m --interval=30s --timeout=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.METRICS_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["sh", "entrypoint.sh"]
CMD ["start"]

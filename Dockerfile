# What compiles the native module and the TypeScript stays behind. The last stage is what is built unless another one is
# asked for: `with-model` needs no network but Discord's from the first start on.
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

FROM build AS model
COPY calibration ./calibration
COPY seeds ./seeds
# Gets the model and uses it once; an index of keywords alone, for which it is missing, ends the build.
RUN DATA_DIR=/tmp/data MODELS_DIR=/models node dist/cli/main.js index --json | grep '"model":"'

FROM node:24-bookworm-slim AS app
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

FROM app AS with-model
COPY --from=model --chown=node:node /models /models
ENV MODELS_DIR=/models

FROM app

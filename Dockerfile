# syntax=docker/dockerfile:1
# The same Node as the package `node` in package.json, which runs it outside of containers.
FROM node:24.21.0-bookworm-slim AS installed
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No scripts of other packages run: Node is in this image, and the client is generated below.
RUN npm ci --omit=dev --ignore-scripts
COPY prisma prisma
COPY src src
RUN npm run prepare

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    DATA_DIR=/data
WORKDIR /app
COPY --from=installed /app ./
# The program belongs to root and is only read; what it keeps lies in the volume.
RUN mkdir /data && chown node:node /data && chmod 700 /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.js"]

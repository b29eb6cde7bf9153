#!/bin/sh
# docker-entrypoint.sh

#!/bin/sh
# 20-envsubst.sh

#!/bin/sh
# 30-tune-workers.sh

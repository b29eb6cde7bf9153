#!/bin/sh
# 10-listen-on-ipv6.sh

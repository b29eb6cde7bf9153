"""Asks a region through IBM's own client and prints what it answers as one line of JSON."""

import json
import sys

from ibm_cloud_sdk_core.authenticators import BearerTokenAuthenticator
from ibm_container_registry.container_registry_v1 import ContainerRegistryV1

url, account, token, call = sys.argv[1:5]
client = ContainerRegistryV1(
    account=account, authenticator=BearerTokenAuthenticator(token))
client.set_service_url(url)
answer = getattr(client, call)(**json.loads(sys.argv[5])).get_result()
# Answers without a body, and those that are not JSON, come as an answer of the HTTP library.
if answer is not None and not isinstance(answer, (dict, list, str)):
    answer = json.loads(answer.text) if answer.text.strip() else None
print(json.dumps(answer, sort_keys=True))

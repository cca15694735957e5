"""Lets the vendor's own client read a stream to its end, and then the same prints by REST. Prints a line for each."""

import asyncio
import sys

from massive import RESTClient, WebSocketClient
from massive.websocket.models import EquityQuote, EquityTrade


def text(value):
    if isinstance(value, list):
        return "+".join(str(each) for each in value)
    return "" if value is None else str(value)


def line(*values):
    print("|".join(text(value) for value in values), flush=True)


async def process(messages):
    for m in messages:
        if isinstance(m, EquityTrade):
            line("T", m.symbol, m.exchange, m.id, m.tape, f"{m.price:.6f}", m.size, m.conditions, m.timestamp,
                 m.sequence_number, m.trf_id, m.trf_timestamp)
        elif isinstance(m, EquityQuote):
            line("Q", m.symbol, m.bid_exchange_id, f"{m.bid_price:.6f}", m.bid_size, m.ask_exchange_id,
                 f"{m.ask_price:.6f}", m.ask_size, m.condition, m.indicators, m.timestamp, m.tape, m.sequence_number)


def main():
    stream, rest, key, topics = sys.argv[1:5]
    client = WebSocketClient(
        api_key=key, feed=stream, market="stocks", secure=False, subscriptions=topics.split(","), max_reconnects=0)
    asyncio.run(client.connect(process))
    for trade in RESTClient(api_key=key, base=rest).list_trades("SPY", order="asc", sort="timestamp", limit=50):
        line("R", trade.id, f"{trade.price:.6f}", trade.sequence_number, trade.sip_timestamp)


main()

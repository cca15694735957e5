"""Lets another's client of the brokerage place, list, change and cancel orders. Prints a line for each step."""

import sys

import lumiwealth_tradier.base as base
from lumiwealth_tradier import Tradier
from lumiwealth_tradier.base import TradierApiError
from lumiwealth_tradier.orders import OrderLeg


def main():
    url, account, token = sys.argv[1:4]
    base.TRADIER_SANDBOX_URL = url
    tradier = Tradier(account, token, is_paper=True)
    orders = tradier.orders

    print("account", tradier.account.get_user_profile()["account.account_number"][0])

    limit = orders.order("XYZ", "buy", 100, "limit", limit_price=50.00, tag="peer-1")
    row = orders.get_order(limit["id"]).iloc[0]
    print("placed", limit["status"], row["status"], row["tag"], row["quantity"], row["price"])

    print("changed", orders.modify(limit["id"], limit_price=49.99)["status"],
          orders.get_order(limit["id"]).iloc[0]["price"])

    legs = [
        OrderLeg(stock_symbol="XYZ", side="buy", quantity=100, type="limit", price=50.10),
        OrderLeg(stock_symbol="XYZ", side="sell", quantity=100, type="limit", price=51.00),
        OrderLeg(stock_symbol="XYZ", side="sell", quantity=100, type="stop", stop=49.60),
    ]
    bracket = orders.advanced_order("day", legs, "otoco", tag="peer-2")
    row = orders.get_order(bracket["id"]).iloc[0]
    print("bracket", row["class"], row["num_legs"], [leg["status"] for leg in row["leg"]])

    listed = orders.get_orders()
    print("listed", len(listed), sorted(listed["tag"]))

    position = tradier.account.get_positions().iloc[0]
    print("position", position["symbol"], position["quantity"], position["cost_basis"])

    print("cancelled", orders.cancel(limit["id"])["status"], orders.get_order(limit["id"]).iloc[0]["status"])
    print("again", orders.cancel(limit["id"])["status"])
    try:
        orders.order("XYZ", "buy", 100000, "limit", limit_price=50.00)
    except TradierApiError as e:
        print("refused", "TotalInitialMargin" in str(e))
    print("equity", tradier.account.get_account_balance()["total_equity"][0])


main()

/// Whose money is where. Money comes in by `deposit`, moves by `move`, and never disappears.
public struct Ledger: Sendable, Hashable {
    /// A place for money.
    public enum Account: Sendable, Hashable {
        case client(Int)
        /// What a prover can put down or pay.
        case prover(Int)
        /// What a prover has put down.
        case collateral(Int)
        case escrow(order: Int)
        /// What mechanisms keep between what clients pay and provers get, and lost collateral that nobody earned.
        case operatorIncome
        case fees
        case burned
    }

    public private(set) var clients: [Money]
    public private(set) var provers: [Money]
    public private(set) var collateral: [Money]
    public private(set) var escrow: [Money] = []
    public private(set) var operatorIncome: Money = 0
    public private(set) var fees: Money = 0
    public private(set) var burned: Money = 0
    /// Everything that ever came in.
    public private(set) var deposited: Money = 0

    init(clients: Int, provers: Int) {
        self.clients = Array(repeating: 0, count: clients)
        self.provers = Array(repeating: 0, count: provers)
        collateral = Array(repeating: 0, count: provers)
    }

    /// All money there is, counted anew; always what was deposited.
    public var total: Money {
        [clients, provers, collateral, escrow].reduce(operatorIncome + fees + burned) { sum, accounts in
            accounts.reduce(sum, +)
        }
    }

    /// Makes room for the money of the next order.
    mutating func openEscrow() { escrow.append(0) }

    mutating func deposit(_ amount: Money, to account: Account) {
        precondition(amount >= 0, "deposits are not negative")
        deposited += amount
        change(account, by: amount)
    }

    mutating func move(_ amount: Money, from source: Account, to target: Account) {
        precondition(amount >= 0, "amounts are not negative")
        change(source, by: -amount)
        change(target, by: amount)
    }

    private mutating func change(_ account: Account, by amount: Money) {
        func changed(_ balance: inout Money) {
            balance += amount
            precondition(balance >= 0, "no account is overdrawn")
        }
        switch account {
        case .client(let id): changed(&clients[id])
        case .prover(let id): changed(&provers[id])
        case .collateral(let id): changed(&collateral[id])
        case .escrow(let order): changed(&escrow[order])
        case .operatorIncome: changed(&operatorIncome)
        case .fees: changed(&fees)
        case .burned: changed(&burned)
        }
    }
}

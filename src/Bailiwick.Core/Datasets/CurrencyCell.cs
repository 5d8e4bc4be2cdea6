namespace Bailiwick.Core.Datasets;

/// <summary>Reads amounts of money: a number with or without the sign or code of one currency, before or after it.</summary>
public static class CurrencyCell
{
    /// <summary>Reads an amount.</summary>
    /// <param name="text">The cell, not empty.</param>
    /// <param name="format">How the column writes numbers.</param>
    /// <param name="number">The amount when true is returned; always exact.</param>
    /// <param name="currency">The currency named in the cell, or null.</param>
    /// <param name="fault">Why not, when false is returned.</param>
    public static bool TryRead(
        ReadOnlySpan<char> text, CellFormat format, out ExactNumber number, out string? currency, out CellFault? fault)
    {
        var body = text.Trim();
        var isNegative = NumberCell.StripSign(ref body);
        currency = CurrencySigns.Strip(ref body);
        var isNegativeInside = currency is not null && NumberCell.StripSign(ref body);
        if (!NumberCell.TryRead(body, format, out number, out fault))
        {
            var advice = "correct the cell, or make the column text";
            fault = fault!.Kind == FindingKinds.Unreadable ? CellFault.Unreadable(text, "an amount of money", advice) : fault;
            return false;
        }

        if (!number.IsExact)
        {
            fault = CellFault.OutOfRange(text, "has more than 18 digits, more than an amount can hold exactly", "round it in the file");
            return false;
        }

        number = isNegative != isNegativeInside
            ? new ExactNumber(-number.Value, -number.Digits, number.Decimals, true)
            : number;
        return true;
    }
}

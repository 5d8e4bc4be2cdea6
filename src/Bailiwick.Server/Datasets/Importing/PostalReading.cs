using Bailiwick.Core.Datasets;
using Bailiwick.Server.Datasets.Reading;

namespace Bailiwick.Server.Datasets.Importing;

/// <summary>Mends the postal codes of a file by each row's country, or by its state where no country is named.</summary>
internal sealed class PostalReading(IRowSource source, int countryColumn, int stateColumn, string? defaultCountry)
{
    private string _country = string.Empty;
    private string _state = string.Empty;
    private PostalForm? _form;

    public string Read(ReadOnlySpan<char> cell, out FindingKind? kind) => PostalCodeCell.Read(cell, FormOfRow(), out kind);

    private PostalForm FormOfRow()
    {
        var country = Cell(countryColumn);
        var state = Cell(stateColumn);
        if (_form is null || !country.SequenceEqual(_country) || !state.SequenceEqual(_state))
        {
            _country = country.ToString();
            _state = state.ToString();
            _form = PostalForms.Of(country.IsWhiteSpace() ? defaultCountry : _country, _state);
        }

        return _form.Value;
    }

    private ReadOnlySpan<char> Cell(int column) => column < 0 ? [] : source[column];
}

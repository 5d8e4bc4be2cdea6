using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Bailiwick.Core.Management.Routing;

/// <summary>
/// Finds the accounts that a lead may belong to, by domain, name and address, with a score and its reasons. Made once for many leads; safe for
/// many threads at once.
/// </summary>
public sealed class LeadMatcher
{
    private const int SameDomain = 60;
    private const int SameCompanyDomain = 50;
    private const int SameName = 40;
    private const int SameStreet = 25;
    private const int SamePostalCode = 10;
    private const int SameCity = 5;
    private const int OtherCountry = -10;
    private const double LeastLikeness = 0.6;
    private const int PrefixLetters = 4;

    // A word that very many names begin with, as "first" or "american", finds nobody by itself.
    private const int MostByPrefix = 5000;

    private readonly IReadOnlyList<LeadFacts> _accounts;
    private readonly ILookup<string, int> _byDomain;
    private readonly ILookup<string, int> _byPrefix;
    private readonly ILookup<string, int> _byPlace;
    private readonly IReadOnlyList<string>[] _words;

    // What was filed before the changes; its accounts that changed since answer no more.
    private readonly LeadMatcher? _before;
    private readonly FrozenSet<string> _changed;

    /// <summary>Files the accounts. O(accounts x words).</summary>
    /// <param name="accounts">All accounts, as facts with the account's own name, website and billing address.</param>
    public LeadMatcher(IReadOnlyList<LeadFacts> accounts)
        : this(accounts, null, [])
    {
    }

    private LeadMatcher(IReadOnlyList<LeadFacts> accounts, LeadMatcher? before, FrozenSet<string> changed)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        (_accounts, _before, _changed) = (accounts, before, changed);
        _words = [.. accounts.Select(one => CompanyNames.Words(one.Company))];
        var rows = Enumerable.Range(0, accounts.Count).ToArray();
        _byDomain = rows.SelectMany(row => DomainsOf(accounts[row]).Select(Domains.Registered).Distinct().Select(domain => (domain, row))).ToLookup(one => one.domain, one => one.row, StringComparer.Ordinal);
        _byPrefix = rows.SelectMany(row => _words[row].Select(Prefix).Distinct().Select(prefix => (prefix, row))).ToLookup(one => one.prefix, one => one.row, StringComparer.Ordinal);
        _byPlace = rows.Where(row => PlaceOf(accounts[row]) is not null).ToLookup(row => PlaceOf(accounts[row])!, StringComparer.Ordinal);
    }

    /// <summary>How many accounts were changed since all were filed: what each further change costs.</summary>
    public int Changes => _changed.Count;

    /// <summary>The same with some accounts changed, new or gone, as if all were filed anew. O(changes since all were filed x words).</summary>
    /// <param name="accounts">Changed and new ones.</param>
    /// <param name="gone">Keys of those that are not there any more.</param>
    public LeadMatcher With(IReadOnlyCollection<LeadFacts> accounts, IReadOnlyCollection<string> gone)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(gone);
        var touched = accounts.Select(one => one.Key).Concat(gone).ToHashSet(StringComparer.Ordinal);
        IEnumerable<LeadFacts> kept = _before is null ? [] : _accounts.Where(one => !touched.Contains(one.Key));
        return new LeadMatcher([.. kept, .. accounts], _before ?? this, touched.Concat(_changed).ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>The best accounts, best first; equal scores by key. Empty when nothing speaks for any. O(candidates).</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<LeadMatch> Match(LeadFacts lead, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(lead);
        var words = CompanyNames.Words(lead.Company);
        var rows = DomainsOf(lead).Select(Domains.Registered).SelectMany(domain => Filed(one => one._byDomain[domain]))
            .Concat(words.Select(Prefix).Distinct().Select(prefix => Filed(one => one._byPrefix[prefix])).Where(found => found.Take(MostByPrefix + 1).Count() <= MostByPrefix).SelectMany(found => found))
            .Concat(PlaceOf(lead) is { } place ? Filed(one => one._byPlace[place]) : []).Distinct();
        return [.. rows.Select(found => found.In.Compare(lead, words, found.Row)).Where(match => match.Score > 0)
            .OrderByDescending(match => match.Score).ThenBy(match => match.Account, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>Rows of what was filed, with those filed before that did not change.</summary>
    private IEnumerable<(LeadMatcher In, int Row)> Filed(Func<LeadMatcher, IEnumerable<int>> rowsOf) =>
        rowsOf(this).Select(row => (this, row)).Concat(_before is null ? [] : rowsOf(_before).Where(row => !_changed.Contains(_before._accounts[row].Key)).Select(row => (_before, row)));

    private LeadMatch Compare(LeadFacts lead, IReadOnlyList<string> words, int row)
    {
        var account = _accounts[row];
        var evidence = new List<MatchEvidence>();
        if (ByDomain(lead, account) is { } domain)
        {
            evidence.Add(domain);
        }

        var likeness = CompanyNames.Likeness(words, _words[row]);
        if (likeness >= LeastLikeness)
        {
            var how = likeness > 0.9999 ? "same name" : string.Create(CultureInfo.InvariantCulture, $"name {likeness * 100:0} % like");
            evidence.Add(new MatchEvidence((int)Math.Round(SameName * likeness), $"{how} {account.Company}"));
        }

        evidence.AddRange(ByAddress(lead, account));
        return new LeadMatch(account.Key, Math.Clamp(evidence.Sum(one => one.Points), 0, 100), [.. evidence.OrderByDescending(one => one.Points)]);
    }

    private static MatchEvidence? ByDomain(LeadFacts lead, LeadFacts account)
    {
        string[] mine = [.. DomainsOf(lead)];
        string[] theirs = [.. DomainsOf(account)];
        if (mine.FirstOrDefault(domain => theirs.Contains(domain, StringComparer.Ordinal)) is { } same)
        {
            return new MatchEvidence(SameDomain, $"same domain {same}");
        }

        return mine.Select(Domains.Registered).FirstOrDefault(domain => theirs.Any(other => Domains.Registered(other) == domain)) is { } company
            ? new MatchEvidence(SameCompanyDomain, $"both under the domain {company}")
            : null;
    }

    private static IEnumerable<MatchEvidence> ByAddress(LeadFacts lead, LeadFacts account)
    {
        var isSamePostalCode = PostalCodeOf(lead) is { } code && code == PostalCodeOf(account);
        if (isSamePostalCode)
        {
            var isSameStreet = Folded(lead.Street).Length > 0 && Folded(lead.Street) == Folded(account.Street);
            yield return isSameStreet
                ? new MatchEvidence(SameStreet, $"same street {account.Street} and postal code {account.PostalCode}")
                : new MatchEvidence(SamePostalCode, $"same postal code {account.PostalCode}");
        }
        else if (Folded(lead.City).Length > 0 && Folded(lead.City) == Folded(account.City) && Folded(lead.State) == Folded(account.State))
        {
            yield return new MatchEvidence(SameCity, $"same city {account.City}");
        }

        if (Folded(lead.Country).Length > 0 && Folded(account.Country).Length > 0 && Folded(lead.Country) != Folded(account.Country))
        {
            yield return new MatchEvidence(OtherCountry, $"other country {account.Country}");
        }
    }

    private static IEnumerable<string> DomainsOf(LeadFacts facts) =>
        new[] { Domains.Of(facts.Website), Domains.Of(facts.Email) }.OfType<string>().Where(domain => !Domains.IsFree(domain)).Distinct(StringComparer.Ordinal);

    private static string? PlaceOf(LeadFacts facts) => PostalCodeOf(facts) is { } code && Folded(facts.Street) is { Length: > 0 } street ? $"{code} {street}" : null;

    private static string? PostalCodeOf(LeadFacts facts)
    {
        var code = string.Concat((facts.PostalCode ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return code.Length == 0 ? null : code.Length == 9 && code.All(char.IsAsciiDigit) ? code[..5] : code;
    }

    private static string Folded(string? text) => string.Join(' ', CompanyNames.Words(text));

    private static string Prefix(string word) => word.Length <= PrefixLetters ? word : word[..PrefixLetters];
}

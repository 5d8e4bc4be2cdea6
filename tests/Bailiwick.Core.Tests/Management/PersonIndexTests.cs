using Bailiwick.Core.Management.Accounts;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>Cells of owner columns name people in many ways.</summary>
public sealed class PersonIndexTests
{
    private static readonly PersonIndex _people = new(
    [
        new PersonIndex.Person("1", "ann@acme", "ann@example.org", "E1", "Ann Ames"),
        new PersonIndex.Person("2", "bob@acme", "sales@example.org", null, "Bob Bell"),
        new PersonIndex.Person("3", "bob2@acme", "sales@example.org", "", "Bob Bell"),
        new PersonIndex.Person("4", "Ann Ames", null, null, "Dee"),
    ]);

    [Theory]
    [InlineData("1", "1")]
    [InlineData(" ANN@acme ", "1")]
    [InlineData("ann@example.org", "1")]
    [InlineData("e1", "1")]
    [InlineData("bob bell", "2 3")]
    [InlineData("sales@example.org", "2 3")]
    [InlineData("Ann Ames", "4")]
    [InlineData("", "")]
    [InlineData("Eve", "")]
    public void The_surest_kind_of_word_decides(string word, string ids) => Assert.Equal(ids, string.Join(' ', _people.Find(word)));
}

using HaAnalyzers.Testing.Tests.Contracts;

namespace HaAnalyzers.Testing.Tests.Breakers;

/// <summary>What reflection makes of a contract is what its generated guard calls it.</summary>
public sealed class ContractNameTests
{
    [Fact]
    public void Name_IsThatOfTheGuard()
    {
        Assert.Equal(new ShelfGuard.State().Dependency.Contract, ContractName.Of(typeof(IShelf)));
        Assert.Equal(new ArchivesArchiveGuard<string, int, string>.State().Dependency.Contract, ContractName.Of(typeof(Archives<string>.IArchive<int, string>)));
    }

    [Fact]
    public void GenericContract_HasADouble()
    {
        Archives<string>.IArchive<int, string> archive = new FaultyArchivesArchive<string, int, string>().Healthy("found");

        Assert.Equal("found", archive.Find(1, "cellar"));
    }
}

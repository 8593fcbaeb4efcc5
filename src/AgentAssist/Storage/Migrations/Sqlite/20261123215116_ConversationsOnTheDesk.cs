using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgentAssist.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ConversationsOnTheDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AgentId",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "Conversations",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_AgentId_EndedAt",
                table: "Conversations",
                columns: new[] { "AgentId", "EndedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Conversations_AgentId_EndedAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "AgentId",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Conversations");
        }
    }
}

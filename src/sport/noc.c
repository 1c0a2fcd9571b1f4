/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/noc.h"

#include "sport/format.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* The codes of the national committees are not those of ISO 3166, and some stand for no country: a neutral, refugee or
 * mixed team, a committee under a flag of its own, a state that is gone. These have no flag. Sorted by code. */
typedef struct
{
  char code[4];
  char country[6]; /* ISO 3166-1 alpha-2, or with the region of a nation that has its own flag */
  const char *name;
} Noc;

static const Noc nocs[] = {
  { "AFG", "AF", NC_("nation", "Afghanistan") },
  { "AIN", "", NC_("nation", "Individual Neutral Athletes") },
  { "ALB", "AL", NC_("nation", "Albania") },
  { "ALG", "DZ", NC_("nation", "Algeria") },
  { "ANA", "", NC_("nation", "Authorised Neutral Athletes") },
  { "AND", "AD", NC_("nation", "Andorra") },
  { "ANG", "AO", NC_("nation", "Angola") },
  { "ANT", "AG", NC_("nation", "Antigua and Barbuda") },
  { "ARG", "AR", NC_("nation", "Argentina") },
  { "ARM", "AM", NC_("nation", "Armenia") },
  { "ARU", "AW", NC_("nation", "Aruba") },
  { "ASA", "AS", NC_("nation", "American Samoa") },
  { "AUS", "AU", NC_("nation", "Australia") },
  { "AUT", "AT", NC_("nation", "Austria") },
  { "AZE", "AZ", NC_("nation", "Azerbaijan") },
  { "BAH", "BS", NC_("nation", "Bahamas") },
  { "BAN", "BD", NC_("nation", "Bangladesh") },
  { "BAR", "BB", NC_("nation", "Barbados") },
  { "BDI", "BI", NC_("nation", "Burundi") },
  { "BEL", "BE", NC_("nation", "Belgium") },
  { "BEN", "BJ", NC_("nation", "Benin") },
  { "BER", "BM", NC_("nation", "Bermuda") },
  { "BHU", "BT", NC_("nation", "Bhutan") },
  { "BIH", "BA", NC_("nation", "Bosnia and Herzegovina") },
  { "BIZ", "BZ", NC_("nation", "Belize") },
  { "BLR", "BY", NC_("nation", "Belarus") },
  { "BOL", "BO", NC_("nation", "Bolivia") },
  { "BOT", "BW", NC_("nation", "Botswana") },
  { "BRA", "BR", NC_("nation", "Brazil") },
  { "BRN", "BH", NC_("nation", "Bahrain") },
  { "BRU", "BN", NC_("nation", "Brunei") },
  { "BUL", "BG", NC_("nation", "Bulgaria") },
  { "BUR", "BF", NC_("nation", "Burkina Faso") },
  { "CAF", "CF", NC_("nation", "Central African Republic") },
  { "CAM", "KH", NC_("nation", "Cambodia") },
  { "CAN", "CA", NC_("nation", "Canada") },
  { "CAY", "KY", NC_("nation", "Cayman Islands") },
  { "CGO", "CG", NC_("nation", "Congo") },
  { "CHA", "TD", NC_("nation", "Chad") },
  { "CHI", "CL", NC_("nation", "Chile") },
  { "CHN", "CN", NC_("nation", "China") },
  { "CIV", "CI", NC_("nation", "Côte d’Ivoire") },
  { "CMR", "CM", NC_("nation", "Cameroon") },
  { "COD", "CD", NC_("nation", "DR Congo") },
  { "COK", "CK", NC_("nation", "Cook Islands") },
  { "COL", "CO", NC_("nation", "Colombia") },
  { "COM", "KM", NC_("nation", "Comoros") },
  { "COR", "", NC_("nation", "Unified Korea") },
  { "CPV", "CV", NC_("nation", "Cape Verde") },
  { "CRC", "CR", NC_("nation", "Costa Rica") },
  { "CRO", "HR", NC_("nation", "Croatia") },
  { "CUB", "CU", NC_("nation", "Cuba") },
  { "CYP", "CY", NC_("nation", "Cyprus") },
  { "CZE", "CZ", NC_("nation", "Czechia") },
  { "DEN", "DK", NC_("nation", "Denmark") },
  { "DJI", "DJ", NC_("nation", "Djibouti") },
  { "DMA", "DM", NC_("nation", "Dominica") },
  { "DOM", "DO", NC_("nation", "Dominican Republic") },
  { "ECU", "EC", NC_("nation", "Ecuador") },
  { "EGY", "EG", NC_("nation", "Egypt") },
  { "ENG", "GBENG", NC_("nation", "England") },
  { "EOR", "", NC_("nation", "Refugee Olympic Team") },
  { "ERI", "ER", NC_("nation", "Eritrea") },
  { "ESA", "SV", NC_("nation", "El Salvador") },
  { "ESP", "ES", NC_("nation", "Spain") },
  { "EST", "EE", NC_("nation", "Estonia") },
  { "ETH", "ET", NC_("nation", "Ethiopia") },
  { "EUN", "", NC_("nation", "Unified Team") },
  { "FAR", "FO", NC_("nation", "Faroe Islands") },
  { "FIJ", "FJ", NC_("nation", "Fiji") },
  { "FIN", "FI", NC_("nation", "Finland") },
  { "FLK", "FK", NC_("nation", "Falkland Islands") },
  { "FRA", "FR", NC_("nation", "France") },
  { "FRG", "", NC_("nation", "West Germany") },
  { "FSM", "FM", NC_("nation", "Micronesia") },
  { "GAB", "GA", NC_("nation", "Gabon") },
  { "GAM", "GM", NC_("nation", "Gambia") },
  { "GBR", "GB", NC_("nation", "Great Britain") },
  { "GBS", "GW", NC_("nation", "Guinea-Bissau") },
  { "GDR", "", NC_("nation", "East Germany") },
  { "GEO", "GE", NC_("nation", "Georgia") },
  { "GEQ", "GQ", NC_("nation", "Equatorial Guinea") },
  { "GER", "DE", NC_("nation", "Germany") },
  { "GGY", "GG", NC_("nation", "Guernsey") },
  { "GHA", "GH", NC_("nation", "Ghana") },
  { "GIB", "GI", NC_("nation", "Gibraltar") },
  { "GRE", "GR", NC_("nation", "Greece") },
  { "GRN", "GD", NC_("nation", "Grenada") },
  { "GUA", "GT", NC_("nation", "Guatemala") },
  { "GUI", "GN", NC_("nation", "Guinea") },
  { "GUM", "GU", NC_("nation", "Guam") },
  { "GUY", "GY", NC_("nation", "Guyana") },
  { "HAI", "HT", NC_("nation", "Haiti") },
  { "HKG", "HK", NC_("nation", "Hong Kong, China") },
  { "HON", "HN", NC_("nation", "Honduras") },
  { "HUN", "HU", NC_("nation", "Hungary") },
  { "INA", "ID", NC_("nation", "Indonesia") },
  { "IND", "IN", NC_("nation", "India") },
  { "IOA", "", NC_("nation", "Independent Olympic Athletes") },
  { "IOM", "IM", NC_("nation", "Isle of Man") },
  { "IOP", "", NC_("nation", "Independent Olympic Participants") },
  { "IRI", "IR", NC_("nation", "Iran") },
  { "IRL", "IE", NC_("nation", "Ireland") },
  { "IRQ", "IQ", NC_("nation", "Iraq") },
  { "ISL", "IS", NC_("nation", "Iceland") },
  { "ISR", "IL", NC_("nation", "Israel") },
  { "ISV", "VI", NC_("nation", "Virgin Islands, US") },
  { "ITA", "IT", NC_("nation", "Italy") },
  { "IVB", "VG", NC_("nation", "Virgin Islands, British") },
  { "JAM", "JM", NC_("nation", "Jamaica") },
  { "JER", "JE", NC_("nation", "Jersey") },
  { "JOR", "JO", NC_("nation", "Jordan") },
  { "JPN", "JP", NC_("nation", "Japan") },
  { "KAZ", "KZ", NC_("nation", "Kazakhstan") },
  { "KEN", "KE", NC_("nation", "Kenya") },
  { "KGZ", "KG", NC_("nation", "Kyrgyzstan") },
  { "KIR", "KI", NC_("nation", "Kiribati") },
  { "KOR", "KR", NC_("nation", "Korea") },
  { "KOS", "XK", NC_("nation", "Kosovo") },
  { "KSA", "SA", NC_("nation", "Saudi Arabia") },
  { "KUW", "KW", NC_("nation", "Kuwait") },
  { "LAO", "LA", NC_("nation", "Laos") },
  { "LAT", "LV", NC_("nation", "Latvia") },
  { "LBA", "LY", NC_("nation", "Libya") },
  { "LBN", "LB", NC_("nation", "Lebanon") },
  { "LBR", "LR", NC_("nation", "Liberia") },
  { "LCA", "LC", NC_("nation", "Saint Lucia") },
  { "LES", "LS", NC_("nation", "Lesotho") },
  { "LIE", "LI", NC_("nation", "Liechtenstein") },
  { "LTU", "LT", NC_("nation", "Lithuania") },
  { "LUX", "LU", NC_("nation", "Luxembourg") },
  { "MAC", "MO", NC_("nation", "Macau, China") },
  { "MAD", "MG", NC_("nation", "Madagascar") },
  { "MAR", "MA", NC_("nation", "Morocco") },
  { "MAS", "MY", NC_("nation", "Malaysia") },
  { "MAW", "MW", NC_("nation", "Malawi") },
  { "MDA", "MD", NC_("nation", "Moldova") },
  { "MDV", "MV", NC_("nation", "Maldives") },
  { "MEX", "MX", NC_("nation", "Mexico") },
  { "MGL", "MN", NC_("nation", "Mongolia") },
  { "MHL", "MH", NC_("nation", "Marshall Islands") },
  { "MIX", "", NC_("nation", "Mixed-NOC Team") },
  { "MKD", "MK", NC_("nation", "North Macedonia") },
  { "MLI", "ML", NC_("nation", "Mali") },
  { "MLT", "MT", NC_("nation", "Malta") },
  { "MNE", "ME", NC_("nation", "Montenegro") },
  { "MON", "MC", NC_("nation", "Monaco") },
  { "MOZ", "MZ", NC_("nation", "Mozambique") },
  { "MRI", "MU", NC_("nation", "Mauritius") },
  { "MTN", "MR", NC_("nation", "Mauritania") },
  { "MYA", "MM", NC_("nation", "Myanmar") },
  { "NAM", "NA", NC_("nation", "Namibia") },
  { "NCA", "NI", NC_("nation", "Nicaragua") },
  { "NED", "NL", NC_("nation", "Netherlands") },
  { "NEP", "NP", NC_("nation", "Nepal") },
  { "NGR", "NG", NC_("nation", "Nigeria") },
  { "NIG", "NE", NC_("nation", "Niger") },
  { "NIR", "", NC_("nation", "Northern Ireland") },
  { "NMI", "MP", NC_("nation", "Northern Mariana Islands") },
  { "NOR", "NO", NC_("nation", "Norway") },
  { "NPA", "", NC_("nation", "Neutral Paralympic Athletes") },
  { "NRU", "NR", NC_("nation", "Nauru") },
  { "NZL", "NZ", NC_("nation", "New Zealand") },
  { "OAR", "", NC_("nation", "Olympic Athletes from Russia") },
  { "OMA", "OM", NC_("nation", "Oman") },
  { "PAK", "PK", NC_("nation", "Pakistan") },
  { "PAN", "PA", NC_("nation", "Panama") },
  { "PAR", "PY", NC_("nation", "Paraguay") },
  { "PER", "PE", NC_("nation", "Peru") },
  { "PHI", "PH", NC_("nation", "Philippines") },
  { "PLE", "PS", NC_("nation", "Palestine") },
  { "PLW", "PW", NC_("nation", "Palau") },
  { "PNG", "PG", NC_("nation", "Papua New Guinea") },
  { "POL", "PL", NC_("nation", "Poland") },
  { "POR", "PT", NC_("nation", "Portugal") },
  { "PRK", "KP", NC_("nation", "DPR Korea") },
  { "PUR", "PR", NC_("nation", "Puerto Rico") },
  { "QAT", "QA", NC_("nation", "Qatar") },
  { "RHO", "", NC_("nation", "Rhodesia") },
  { "ROC", "", NC_("nation", "ROC") },
  { "ROT", "", NC_("nation", "Refugee Olympic Team") },
  { "ROU", "RO", NC_("nation", "Romania") },
  { "RPT", "", NC_("nation", "Refugee Paralympic Team") },
  { "RSA", "ZA", NC_("nation", "South Africa") },
  { "RUS", "RU", NC_("nation", "Russia") },
  { "RWA", "RW", NC_("nation", "Rwanda") },
  { "SAM", "WS", NC_("nation", "Samoa") },
  { "SCG", "", NC_("nation", "Serbia and Montenegro") },
  { "SCO", "GBSCT", NC_("nation", "Scotland") },
  { "SEN", "SN", NC_("nation", "Senegal") },
  { "SEY", "SC", NC_("nation", "Seychelles") },
  { "SGP", "SG", NC_("nation", "Singapore") },
  { "SKN", "KN", NC_("nation", "Saint Kitts and Nevis") },
  { "SLE", "SL", NC_("nation", "Sierra Leone") },
  { "SLO", "SI", NC_("nation", "Slovenia") },
  { "SMR", "SM", NC_("nation", "San Marino") },
  { "SOL", "SB", NC_("nation", "Solomon Islands") },
  { "SOM", "SO", NC_("nation", "Somalia") },
  { "SRB", "RS", NC_("nation", "Serbia") },
  { "SRI", "LK", NC_("nation", "Sri Lanka") },
  { "SSD", "SS", NC_("nation", "South Sudan") },
  { "STP", "ST", NC_("nation", "São Tomé and Príncipe") },
  { "SUD", "SD", NC_("nation", "Sudan") },
  { "SUI", "CH", NC_("nation", "Switzerland") },
  { "SUR", "SR", NC_("nation", "Suriname") },
  { "SVK", "SK", NC_("nation", "Slovakia") },
  { "SWE", "SE", NC_("nation", "Sweden") },
  { "SWZ", "SZ", NC_("nation", "Eswatini") },
  { "SYR", "SY", NC_("nation", "Syria") },
  { "TAN", "TZ", NC_("nation", "Tanzania") },
  { "TCH", "", NC_("nation", "Czechoslovakia") },
  { "TGA", "TO", NC_("nation", "Tonga") },
  { "THA", "TH", NC_("nation", "Thailand") },
  { "TJK", "TJ", NC_("nation", "Tajikistan") },
  { "TKM", "TM", NC_("nation", "Turkmenistan") },
  { "TLS", "TL", NC_("nation", "Timor-Leste") },
  { "TOG", "TG", NC_("nation", "Togo") },
  { "TPE", "", NC_("nation", "Chinese Taipei") },
  { "TTO", "TT", NC_("nation", "Trinidad and Tobago") },
  { "TUN", "TN", NC_("nation", "Tunisia") },
  { "TUR", "TR", NC_("nation", "Türkiye") },
  { "TUV", "TV", NC_("nation", "Tuvalu") },
  { "UAE", "AE", NC_("nation", "United Arab Emirates") },
  { "UGA", "UG", NC_("nation", "Uganda") },
  { "UKR", "UA", NC_("nation", "Ukraine") },
  { "URS", "", NC_("nation", "Soviet Union") },
  { "URU", "UY", NC_("nation", "Uruguay") },
  { "USA", "US", NC_("nation", "United States") },
  { "UZB", "UZ", NC_("nation", "Uzbekistan") },
  { "VAN", "VU", NC_("nation", "Vanuatu") },
  { "VEN", "VE", NC_("nation", "Venezuela") },
  { "VIE", "VN", NC_("nation", "Vietnam") },
  { "VIN", "VC", NC_("nation", "Saint Vincent and the Grenadines") },
  { "WAL", "GBWLS", NC_("nation", "Wales") },
  { "YEM", "YE", NC_("nation", "Yemen") },
  { "YUG", "", NC_("nation", "Yugoslavia") },
  { "ZAM", "ZM", NC_("nation", "Zambia") },
  { "ZIM", "ZW", NC_("nation", "Zimbabwe") },
};

static int
compare_code (const void *key, const void *noc)
{
  return strcmp (key, ((const Noc *) noc)->code);
}

static const Noc *
find (const char *code)
{
  return code != NULL ? bsearch (code, nocs, G_N_ELEMENTS (nocs), sizeof *nocs, compare_code) : NULL;
}

char *
gantry_format_flag (const char *noc)
{
  const Noc *found = find (noc);
  g_autoptr (GString) flag = g_string_new (NULL);

  if (found == NULL || *found->country == '\0')
    return g_strdup ("");
  if (strlen (found->country) == 2)
    for (const char *c = found->country; *c != '\0'; c++)
      g_string_append_unichar (flag, 0x1f1e6 + (gunichar) (*c - 'A')); /* regional indicators */
  else
    {
      g_string_append_unichar (flag, 0x1f3f4); /* black flag, then the region in tag letters */
      for (const char *c = found->country; *c != '\0'; c++)
        g_string_append_unichar (flag, 0xe0000 + (gunichar) g_ascii_tolower (*c));
      g_string_append_unichar (flag, 0xe007f);
    }
  return g_string_free (g_steal_pointer (&flag), FALSE);
}

const char *
gantry_noc_get_name (const char *noc)
{
  const Noc *found = find (noc);

  return found != NULL ? found->name : "";
}

const char *
gantry_noc_get_local_name (const char *noc)
{
  const Noc *found = find (noc);

  return found != NULL ? g_dpgettext2 (NULL, "nation", found->name) : "";
}

guint
gantry_noc_get_count (void)
{
  return G_N_ELEMENTS (nocs);
}

const char *
gantry_noc_get_code (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (nocs), "");

  return nocs[index].code;
}
